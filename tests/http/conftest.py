"""What every test of HTTP may ask for: a client of the application over the shipped data."""

import pytest
from flask import Flask
from flask.testing import FlaskClient


@pytest.fixture
def client(application: Flask) -> FlaskClient:
    """Give a client that keeps nothing between tests."""
    return application.test_client(use_cookies=False)
