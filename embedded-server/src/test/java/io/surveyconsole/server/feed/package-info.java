/// The feed seen from inside: what is put together for a console that reads slowly.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.feed;
