/// What the outside sees, held against a real server: sockets, HTTP calls, child processes.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.contract;
