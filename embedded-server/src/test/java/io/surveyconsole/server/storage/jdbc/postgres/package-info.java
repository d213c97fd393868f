/// The store in a real PostgreSQL, that is killed, cut off and taken by somebody else.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.storage.jdbc.postgres;
