#+ summary: A dataset without the unit that its observations need
PREFIX eg: <https://example.org/>

DELETE DATA { eg:pupils eg:unit eg:percent }
