"""Everything that knows HTTP: the application, its routes, its pages.

documents  sparql  pages        what is answered, each by itself
app, failures, responses ...    what all of them need
http                            HTTP as such, without a graph
"""
