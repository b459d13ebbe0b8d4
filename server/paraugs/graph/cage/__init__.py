"""The cage: visitors' queries run in processes that can be killed, because nothing else stops a query.

    server ─fork─► keeper ─fork─► zygote ─fork─► worker, worker, ...   (one thread each, one graph in memory)
       │                            │ ▲             ▲
       │                    control │ │ entrance    │ channel
       └─fork─► web processes ◄─────┘─┘─────────────┘

A web process takes a *lease*: it makes two socket pairs and sends one end of each through the *entrance*.
The zygote forks a worker that keeps the channel and nothing else; the control stays with the zygote, which
kills the worker when the web process lets go, and says through it how a worker died.
"""
