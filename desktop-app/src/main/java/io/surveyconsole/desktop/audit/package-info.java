/// What operators and scripts did, and how it is taken away as a file.
@NullMarked
package io.surveyconsole.desktop.audit;

import org.jspecify.annotations.NullMarked;
