/// What every view of the console is made of: the way onto the JavaFX thread, background work,
/// lists that keep their place, times, safe text.
@NullMarked
package io.surveyconsole.desktop.fx;

import org.jspecify.annotations.NullMarked;
