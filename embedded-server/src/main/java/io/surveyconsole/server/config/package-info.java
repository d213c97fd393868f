/// The server's settings: their names, defaults, sources and problems.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.config;
