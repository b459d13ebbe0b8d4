#+ summary: A code cut off from the root of its hierarchy
PREFIX eg: <https://example.org/>

DELETE DATA { eg:country eg:contains eg:coast }
