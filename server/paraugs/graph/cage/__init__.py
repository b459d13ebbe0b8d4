"""The cage: what visitors send is worked on in processes that can be killed, because nothing else stops it.

    server ─fork─► keeper ─fork─► zygote ─fork─► worker, worker, ...   (one thread each, shared memory)
       │                            │ ▲             ▲
       │                    control │ │ entrance    │ channel
       └─fork─► web processes ◄─────┘─┘─────────────┘

A web process takes a *lease*: it makes two socket pairs and sends one end of each through the *entrance*.
The zygote forks a worker that keeps the channel and nothing else; the control stays with the zygote, which
kills the worker when the web process lets go, and says through it how a worker died. What a worker does is
its *ward*: one for queries is here (`worker.py`); another kind has a zygote of its own and the same code.
"""
