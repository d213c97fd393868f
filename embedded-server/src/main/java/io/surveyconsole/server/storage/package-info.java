/// What is kept, in the words of the domain. [io.surveyconsole.server.storage.jdbc] keeps it.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.storage;
