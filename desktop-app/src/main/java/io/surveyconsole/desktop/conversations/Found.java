package io.surveyconsole.desktop.conversations;

import java.util.Set;

/// What the server found when it was asked.
///
/// @param words what it was asked for
/// @param ids of the conversations that were found so far
/// @param more whether there are more
/// @param behind how many messages its index of what was said had still to take in; 0 usually
record Found(String words, Set<String> ids, boolean more, long behind) {
  Found {
    ids = Set.copyOf(ids);
  }
}
