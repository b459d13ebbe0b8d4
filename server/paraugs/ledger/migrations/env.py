"""What Alembic runs: the steps, on the connection and in the transaction of the one who asks."""

from alembic import context

from paraugs.ledger.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"], target_metadata=METADATA, transactional_ddl=True
)
context.run_migrations()
