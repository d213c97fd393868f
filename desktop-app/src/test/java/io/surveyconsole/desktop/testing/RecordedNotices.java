package io.surveyconsole.desktop.testing;

import io.surveyconsole.desktop.backend.ApiException;
import io.surveyconsole.desktop.fx.Notices;
import io.surveyconsole.desktop.fx.Undo;
import java.util.ArrayList;
import java.util.List;

/// What the operator would have been told.
public final class RecordedNotices implements Notices {
  public final List<String> told = new ArrayList<>();
  public final List<Undo> undos = new ArrayList<>();

  @Override
  public void tell(String words) {
    told.add(words);
  }

  @Override
  public void tell(String words, Undo undo) {
    told.add(words);
    undos.add(undo);
  }

  @Override
  public void warn(String words) {
    told.add(words);
  }

  @Override
  public void fail(String what, Exception why) {
    told.add(what + ": " + ApiException.wordsOf(why));
  }
}
