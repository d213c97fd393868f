/// The only place with SQL: written by one group-committing thread, read through a pool. Which
/// database it is decides an [io.surveyconsole.server.storage.jdbc.Engine].
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.storage.jdbc;
