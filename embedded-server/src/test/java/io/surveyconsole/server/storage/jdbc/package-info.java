/// The store, held against a real database.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.storage.jdbc;
