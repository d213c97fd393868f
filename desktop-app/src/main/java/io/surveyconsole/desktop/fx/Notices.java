package io.surveyconsole.desktop.fx;

/// Where the operator is told what has happened. It is shown at once, without taking the cursor
/// away, and can be read again as long as the console runs. What is told may come from the server
/// or from respondents: it is made safe to show. On the JavaFX thread.
public interface Notices {
  /// Something has been done.
  void tell(String words);

  /// Something has been done that can be taken back.
  void tell(String words, Undo undo);

  /// Something is not as it should be, but goes on.
  void warn(String words);

  /// What was asked for could not be done; the failure's own words follow.
  ///
  /// @param what what could not be done, in a few words
  void fail(String what, Exception why);

  /// Nobody is told anything.
  static Notices none() {
    return new Notices() {
      @Override
      public void tell(String words) {}

      @Override
      public void tell(String words, Undo undo) {}

      @Override
      public void warn(String words) {}

      @Override
      public void fail(String what, Exception why) {}
    };
  }
}
