#+ summary: An observation with a measure that it does not say it gives
PREFIX eg: <https://example.org/>

INSERT DATA { eg:t1 eg:age 45 }
