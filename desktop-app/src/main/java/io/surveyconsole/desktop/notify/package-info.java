/// What the operator was told in this run: the strip that shows it, and the list to read it again.
@NullMarked
package io.surveyconsole.desktop.notify;

import org.jspecify.annotations.NullMarked;
