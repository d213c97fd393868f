/// Who may operate the server: the tokens of operators and scripts.
@NullMarked
package io.surveyconsole.desktop.access;

import org.jspecify.annotations.NullMarked;
