/// The database in a PostgreSQL server, for when one machine's disk is too small.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.storage.jdbc.postgres;
