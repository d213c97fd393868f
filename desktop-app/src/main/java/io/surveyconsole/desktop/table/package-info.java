/// Tables whose rows change while they are looked at: what they show, how their rows lie, which are
/// chosen and marked. Decision 13.
@NullMarked
package io.surveyconsole.desktop.table;

import org.jspecify.annotations.NullMarked;
