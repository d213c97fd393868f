/// Clients that are not ours.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.independent;
