/// What several tests need: a PostgreSQL, lines that can be cut, sizes of suites.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.testing;
