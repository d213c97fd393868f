/// What is done again and again.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.schedule;
