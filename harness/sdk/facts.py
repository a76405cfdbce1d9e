"""Writes what the installed SDK of UltraCart says of the API into the file that is named, as JSON. It asks the SDK's objects."""
from __future__ import annotations

import inspect
import json
import re
import sys
from datetime import date, datetime
from io import IOBase
from typing import Any

import ultracart.apis
import ultracart.models
from ultracart import Configuration
from ultracart.api_client import ApiClient, Endpoint
from ultracart.model_utils import OpenApiModel

TYPES = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    datetime: "dateTime",
    date: "date",
    dict: "object",
    IOBase: "file",
}


def name_of(kind: Any) -> str:
    """`(str,)` is "string", `([Coupon],)` is "Coupon[]"; what may be anything is "any"."""
    if isinstance(kind, tuple):
        return name_of(kind[0]) if len(kind) == 1 else "any"
    if isinstance(kind, list):
        return f"{name_of(kind[0])}[]"
    return TYPES.get(kind, kind.__name__)


def camel_case(name: str) -> str:
    return re.sub(r"_(\w)", lambda match: match[1].upper(), name)


def meanings_in(docstring: str | None) -> dict[str, str]:
    """By parameter: `email (str): The address. [optional]  # noqa: E501`."""
    lines = re.findall(r"^\s+(\w+) \(.*?\): (.+)$", docstring or "", re.MULTILINE)
    texts = ((name, re.sub(r"\s*(\[optional\].*)?(# noqa.*)?$", "", text)) for name, text in lines)
    return {name: text for name, text in texts if text}


def meaning_of(name: str, meanings: dict[str, str]) -> dict[str, str]:
    return {"meaning": meanings[name]} if name in meanings else {}


def limits_of(validations: dict[str, Any]) -> dict[str, Any]:
    """Today the SDK limits nothing but the length of texts. Any other limit must not be overlooked."""
    unknown = set(validations) - {"max_length"}
    if unknown:
        raise ValueError(f"The SDK has limits that are not read: {unknown}")
    return {"max": validations["max_length"]} if validations else {}


def attributes_of(model: type[OpenApiModel]) -> dict[str, Any]:
    meanings = meanings_in(model.__init__.__doc__)
    attributes = {}
    for name, kind in model.openapi_types.items():
        api_name = model.attribute_map[name]
        values = model.allowed_values.get((name,))
        attributes[api_name] = {
            "type": name_of(kind),
            **limits_of(model.validations.get((name,), {})),
            **({"readOnly": True} if name in model.read_only_vars else {}),
            **({"enum": sorted(values.values())} if values else {}),
            **({"sdkName": name} if name != api_name else {}),
            **meaning_of(name, meanings),
        }
    return attributes


def endpoint_facts(endpoint: Endpoint, method: Any) -> dict[str, Any]:
    facts: dict[str, Any] = {"path": {}, "query": {}, "elsewhere": {}}
    meanings = meanings_in(method.__doc__)
    for name, location in endpoint.location_map.items():
        kind = name_of(endpoint.openapi_types[name])
        api_name = endpoint.attribute_map.get(name, name)
        parameter = {
            "type": kind,
            "required": name in endpoint.params_map["required"],
            **meaning_of(name, meanings),
        }
        if location == "body":
            facts["body"] = kind
        elif location in ("path", "query"):
            facts[location][api_name] = parameter
        else:
            facts["elsewhere"][api_name] = location
    response = endpoint.settings["response_type"]
    return {
        "id": camel_case(endpoint.settings["operation_id"]),
        "api": endpoint.settings["endpoint_path"].split("/")[1],
        "meaning": re.sub(r"\s*# noqa.*", "", method.__doc__.strip(), flags=re.DOTALL),
        **({"answer": name_of(response)} if response else {}),
        **facts,
    }


def main(path: str) -> None:
    client = ApiClient()
    apis = [api(client) for _, api in inspect.getmembers(ultracart.apis, inspect.isclass)]
    endpoints = [(api, each) for api in apis for each in vars(api).values() if isinstance(each, Endpoint)]
    facts = {
        "baseUrl": Configuration().host,
        "endpoints": {
            f"{each.settings['http_method']} {each.settings['endpoint_path']}": endpoint_facts(
                each, getattr(api, each.settings["operation_id"])
            )
            for api, each in endpoints
        },
        "models": {
            name: attributes_of(model) for name, model in inspect.getmembers(ultracart.models, inspect.isclass)
        },
    }
    with open(path, "w", encoding="utf-8") as file:
        json.dump(facts, file)


if __name__ == "__main__":
    main(sys.argv[1])
