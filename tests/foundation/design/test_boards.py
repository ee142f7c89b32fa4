import pytest

from amparo.foundation.design.boards import Agreement, Cell, Matrix, MatrixRow, table


def test_each_cell_of_a_table_carries_the_heading_of_its_column() -> None:
    made = table("Panels", ("Panel", "Solved"), [(Cell("San José"), Cell("24", number=True))])

    assert [cell.label for cell in made.rows[0]] == ["Panel", "Solved"]
    assert made.headings == (("Panel", False), ("Solved", True))


def test_a_row_with_a_missing_cell_is_refused() -> None:
    with pytest.raises(ValueError, match="argument 2 is longer"):
        table("Panels", ("Panel", "Solved"), [(Cell("San José"),)])


def test_each_cell_of_a_matrix_stands_with_its_column() -> None:
    row = MatrixRow("Care", (Agreement("yes", "Yes"), Agreement("no", "No")))

    matrix = Matrix("Consents", "For what", ("Shelter", "Health"), (row,))

    assert matrix.headed_rows == ((row, (("Shelter", row.cells[0]), ("Health", row.cells[1]))),)
