/// What befalls a server and its clients: kills, cut lines, crowds, peers that do not read. Each
/// suite has a heart that every build runs and a whole that runs by hand (`mvn -Pfaults verify`).
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.faults;
