"""Addresses, one package a line."""

from django.urls import include, path

urlpatterns: list = []
