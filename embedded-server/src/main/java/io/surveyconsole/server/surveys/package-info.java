/// The surveys in force: files of the data folder, published as immutable versions.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.surveys;
