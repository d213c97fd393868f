/// Facts about the running server, for whoever watches it.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.events;
