/// The only place with SQL: H2 through JDBC, written by one group-committing thread.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.storage.jdbc;
