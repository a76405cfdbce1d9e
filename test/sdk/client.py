"""UltraCart's SDK, called by the method and path of an endpoint instead of by a name that one has to know."""
from __future__ import annotations

import inspect
import json
from copy import deepcopy
from typing import Any, Iterator

import ultracart.apis
from ultracart import Configuration
from ultracart.api_client import ApiClient, Endpoint
from ultracart.model.error_response import ErrorResponse
from ultracart.model_utils import OpenApiModel, validate_and_convert_types

Json = dict


class Client:
    def __init__(self, host: str, key: str | None = None, token: str | None = None):
        self.configuration = Configuration(host=host)
        if key is not None:
            self.configuration.api_key["x-ultracart-simple-key"] = key
        self.configuration.access_token = token
        self.api_client = ApiClient(
            self.configuration, "X-UltraCart-Api-Version", "2017-03-01", pool_threads=2
        )
        self.endpoints = {
            f"{endpoint.settings['http_method']} {endpoint.settings['endpoint_path']}": (api, endpoint)
            for _, api_class in inspect.getmembers(ultracart.apis, inspect.isclass)
            for api in [api_class(self.api_client)]
            for endpoint in vars(api).values()
            if isinstance(endpoint, Endpoint)
        }

    def has(self, line: str) -> bool:
        return line in self.endpoints

    def takes(self, line: str, attribute: str) -> bool:
        """Whether the body of an endpoint has the attribute."""
        _, endpoint = self.endpoints[line]
        (model,) = endpoint.openapi_types[body_of(endpoint)]
        return attribute in model.attribute_map.values()

    def call(self, line: str, arguments: Json | None = None, body: Json | None = None, **options: Any) -> Any:
        """Arguments and body have the names that they have in UltraCart's JSON."""
        api, endpoint = self.endpoints[line]
        names = {api_name: name for name, api_name in endpoint.attribute_map.items()}
        given = {names[api_name]: value for api_name, value in (arguments or {}).items()}
        if body is not None:
            name = body_of(endpoint)
            given[name] = self.converted(body, endpoint.openapi_types[name])
        return getattr(api, endpoint.settings["operation_id"])(**given, **options)

    def converted(self, value: Any, types: tuple) -> Any:
        """Refuses a value of another type, as the SDK does with what it is answered."""
        # A copy: the SDK converts lists in place.
        return validate_and_convert_types(deepcopy(value), types, ["value"], True, True, self.configuration)

    def error_in(self, text: bytes | str) -> Any:
        return self.converted(json.loads(text), (ErrorResponse,)).error


def body_of(endpoint: Endpoint) -> str:
    return next(name for name, location in endpoint.location_map.items() if location == "body")


def plain(value: Any) -> Any:
    """As it is in UltraCart's JSON."""
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, OpenApiModel):
        return {value.attribute_map.get(name, name): plain(value[name]) for name in value.to_dict()}
    return value


def unknown_in(value: Any, where: str) -> Iterator[str]:
    """What an answer holds that the SDK has no name for. It lets such things through."""
    if isinstance(value, list):
        for entry in value:
            yield from unknown_in(entry, where)
    elif isinstance(value, OpenApiModel):
        for name in value.to_dict():
            if name not in value.openapi_types:
                yield f"{where}.{name}"
            yield from unknown_in(value[name], f"{where}.{name}")
