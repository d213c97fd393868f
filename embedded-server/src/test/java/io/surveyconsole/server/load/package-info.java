/// Load from a process of its own, and what the server makes of it.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.load;
