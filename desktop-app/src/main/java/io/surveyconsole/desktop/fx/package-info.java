/// What every view of the console is made of: the way onto the JavaFX thread, background work,
/// tables, times, safe text.
@NullMarked
package io.surveyconsole.desktop.fx;

import org.jspecify.annotations.NullMarked;
