/// What is kept where, held against file systems of every kind.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.storage;
