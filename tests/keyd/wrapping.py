"""What wraps keys, for the tests: a token of SoftHSM, and a local answerer of Vault's Transit engine."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from tests.keyd import transit

MODULES = [
    Path(each) / "softhsm" / "libsofthsm2.so"
    for each in ("/usr/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/opt/homebrew/lib")
]
HAS_SOFTHSM = shutil.which("softhsm2-util") is not None and any(each.exists() for each in MODULES)
PIN = "271828"


class Far(Protocol):
    """Something that wraps, as a test moves it about."""

    kind: str

    def env(self) -> dict[str, str]: ...

    def away(self) -> AbstractContextManager[object]: ...

    def renew(self) -> None: ...

    def secret(self) -> Path: ...


class Token:
    """A token of SoftHSM in a folder of its own; there is one library, and so one configuration, for a process."""

    kind = "pkcs11"

    def __init__(self, folder: Path) -> None:
        self.folder, self.key = folder, "amparo"
        (folder / "tokens").mkdir()
        (folder / "pin").write_text(PIN)
        (folder / "pin").chmod(0o600)
        (folder / "softhsm.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n")
        made = ["softhsm2-util", "--init-token", "--free", "--label", "amparo", "--so-pin", PIN, "--pin", PIN]
        subprocess.run(made, env={**os.environ, **self.where()}, check=True, capture_output=True)

    def where(self) -> dict[str, str]:
        return {"SOFTHSM2_CONF": str(self.folder / "softhsm.conf")}

    def env(self) -> dict[str, str]:
        return {
            "AMPARO_KEYD_PROVIDER": "pkcs11",
            "AMPARO_KEYD_PKCS11_MODULE": str(next(each for each in MODULES if each.exists())),
            "AMPARO_KEYD_PKCS11_TOKEN": "amparo",
            "AMPARO_KEYD_PKCS11_KEY": self.key,
            "AMPARO_KEYD_PKCS11_PIN_FILE": str(self.secret()),
        }

    @contextmanager
    def away(self) -> Iterator[None]:
        (self.folder / "tokens").rename(self.folder / "gone")
        (self.folder / "tokens").mkdir()
        try:
            yield
        finally:
            (self.folder / "tokens").rmdir()
            (self.folder / "gone").rename(self.folder / "tokens")

    def renew(self) -> None:
        self.key = f"{self.key}+"

    def secret(self) -> Path:
        return self.folder / "pin"


class Vault:
    """A Transit engine with an AppRole."""

    kind = "vault"

    def __init__(self, folder: Path, engine: transit.Transit) -> None:
        self.folder, self.engine = folder, engine
        (folder / "secret-id").write_text(transit.SECRET_ID)
        (folder / "secret-id").chmod(0o600)

    def env(self) -> dict[str, str]:
        return {
            "AMPARO_KEYD_PROVIDER": "vault",
            "AMPARO_KEYD_VAULT_ADDRESS": self.engine.address,
            "AMPARO_KEYD_VAULT_KEY": "amparo",
            "AMPARO_KEYD_VAULT_ROLE": transit.ROLE,
            "AMPARO_KEYD_VAULT_SECRET_FILE": str(self.secret()),
        }

    @contextmanager
    def away(self) -> Iterator[None]:
        self.engine.status = 503
        try:
            yield
        finally:
            self.engine.status = 0

    def renew(self) -> None:
        self.engine.keys.append(os.urandom(32))

    def secret(self) -> Path:
        return self.folder / "secret-id"
