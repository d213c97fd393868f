/// What several tests need: values, a server's stand-in, a respondent.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.desktop.testing;
