package io.surveyconsole.survey.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects the problems of one definition. Keeps no more than [#MOST], so that a hostile file
/// cannot fill the memory with complaints about it. Not thread-safe.
public final class Problems {

  /// So many are kept; of further ones only the number.
  public static final int MOST = 1000;

  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::place).thenComparing(Problem::severity);

  private final List<Problem> kept = new ArrayList<>();
  private boolean anyError;
  private int dropped;

  public void error(Place place, String text) {
    add(new Problem(Severity.ERROR, place, text));
  }

  public void warning(Place place, String text) {
    add(new Problem(Severity.WARNING, place, text));
  }

  public void add(Problem problem) {
    anyError |= problem.isError();
    if (kept.size() < MOST) {
      kept.add(problem);
    } else {
      dropped++;
    }
  }

  public boolean anyError() {
    return anyError;
  }

  /// In the order of the text; the last one says how many more there are.
  public List<Problem> list() {
    var all = new ArrayList<>(kept);
    all.sort(ORDER);
    if (dropped > 0) {
      var severity = anyError ? Severity.ERROR : Severity.WARNING;
      var text = "There are " + dropped + " more problems; correct these first.";
      all.add(new Problem(severity, all.getLast().place(), text));
    }
    return List.copyOf(all);
  }
}
