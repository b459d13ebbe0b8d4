#+ summary: A code cut off from the root, where codes point upwards
PREFIX eg: <https://example.org/>

DELETE DATA { eg:primary eg:within eg:school }
