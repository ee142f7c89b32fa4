from amparo.foundation.design.frame import Frame, NavItem

PLACES = tuple(NavItem(name, f"/{name}/", current=name == "f") for name in "abcdef")


def test_phone_shows_the_first_four_places_and_keeps_the_rest_behind_more() -> None:
    frame = Frame(nav=PLACES)

    assert [item.label for item in frame.bottom_nav] == ["a", "b", "c", "d"]
    assert [item.label for item in frame.more_nav] == ["e", "f"]


def test_phone_shows_the_places_chosen_for_it() -> None:
    frame = Frame(nav=PLACES, phone_places=(PLACES[0], PLACES[5]))

    assert [item.label for item in frame.bottom_nav] == ["a", "f"]
    assert [item.label for item in frame.more_nav] == ["b", "c", "d", "e"]


def test_more_is_marked_when_the_current_place_is_behind_it() -> None:
    assert Frame(nav=PLACES).current_is_behind_more
    assert not Frame(nav=PLACES, phone_places=(PLACES[5],)).current_is_behind_more


def test_a_desk_shows_each_place_by_itself_when_they_fit_on_a_line() -> None:
    few = Frame(nav=tuple(NavItem(name, f"/{name}/", group="a") for name in "abcdefgh"))

    assert [group.label for group in few.desk_nav] == list("abcdefgh")


def test_a_desk_gathers_many_places_under_the_words_of_their_groups() -> None:
    places = (NavItem("work", "/0/"), *(NavItem(name, f"/{name}/", group="a") for name in "abcdef"))
    alone = (NavItem("x", "/x/", group="other"), NavItem("y", "/y/", current=True, group="a"))
    desk = Frame(nav=(*places, *alone)).desk_nav

    assert [(group.label, len(group.items), group.current) for group in desk] == [
        ("work", 1, False),
        ("a", 7, True),
        ("x", 1, False),
    ]
