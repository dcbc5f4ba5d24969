from pathlib import Path

import pytest

from examples.city import CitySummary, write_city


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> CitySummary:
    return write_city(Path(tmp_path_factory.mktemp("city")) / "报送")
