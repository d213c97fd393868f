/// What counts as a word where conversations are found by what was said in them.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.storage.words;
