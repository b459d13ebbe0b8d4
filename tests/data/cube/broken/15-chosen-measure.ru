#+ summary: An observation without the measure that it says it gives
PREFIX eg: <https://example.org/>

DELETE WHERE { eg:t1 eg:number ?value }
