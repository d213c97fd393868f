/// The words of the console.
@NullMarked
package io.surveyconsole.desktop.texts;

import org.jspecify.annotations.NullMarked;
