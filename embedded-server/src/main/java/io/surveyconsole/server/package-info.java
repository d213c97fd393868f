/// The survey server, to be started alone or inside another program.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server;
