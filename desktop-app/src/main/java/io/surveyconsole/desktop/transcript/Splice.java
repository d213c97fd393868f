package io.surveyconsole.desktop.transcript;

import java.util.List;
import javafx.collections.ObservableList;

/// Makes a list equal to another one and touches only what differs: what is seen keeps its cells.
final class Splice {
  private Splice() {}

  static <T> void into(ObservableList<T> list, List<? extends T> wanted) {
    int shorter = Math.min(list.size(), wanted.size());
    int begin = 0;
    while (begin < shorter && list.get(begin).equals(wanted.get(begin))) {
      begin++;
    }
    int end = 0;
    while (end < shorter - begin
        && list.get(list.size() - 1 - end).equals(wanted.get(wanted.size() - 1 - end))) {
      end++;
    }
    if (begin == 0 && end == 0) {
      list.setAll(wanted); // never empty in between
      return;
    }
    if (list.size() - end > begin) {
      list.subList(begin, list.size() - end).clear();
    }
    if (wanted.size() - end > begin) {
      list.addAll(begin, List.copyOf(wanted.subList(begin, wanted.size() - end)));
    }
  }
}
