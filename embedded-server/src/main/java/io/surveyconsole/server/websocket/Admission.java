package io.surveyconsole.server.websocket;

import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Lets a bounded number of those who come be greeted at once, in the order of their coming.
///
/// Each greeting reads from the store: a crowd that comes back after a restart would otherwise wait
/// for one another there without order, and some of them in vain.
///
/// And a large greeting stays in memory until its peer has read it. As long as too much of that
/// waits to be read, the next large one has to wait; how large one is shows only once it has been
/// read from the store, so what has no room is dropped and read again. A greeting as small as
/// nearly all are goes past: the line takes it at once, read or not.
final class Admission {
  /// What the line of a peer that does not read takes all the same.
  static final int SMALL_BYTES = 64 * 1024;

  /// Greets somebody.
  interface Greeting {
    /// Greets, unless [Guest#hasRoom] says that there is no room yet.
    ///
    /// @return false if there was none: to be called again when there is
    boolean greet(Guest guest);
  }

  private final Semaphore places;
  private final long mostBytes;
  private final ReentrantLock line = new ReentrantLock(true);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private long unreadBytes;
  private long underWayBytes;

  /// @param atOnce how many are greeted at once
  /// @param mostBytes how much of large greetings may wait to be read; one may always
  Admission(int atOnce, long mostBytes) {
    this.places = new Semaphore(atOnce, true);
    this.mostBytes = mostBytes;
  }

  /// Greets somebody when it is their turn.
  void admit(Greeting greeting) {
    var guest = new Guest();
    try {
      while (!inPlace(guest, greeting)) {
        guest.awaitRoom();
      }
    } finally {
      guest.release();
    }
  }

  private boolean inPlace(Guest guest, Greeting greeting) {
    places.acquireUninterruptibly();
    try {
      return greeting.greet(guest);
    } finally {
      places.release();
    }
  }

  /// Somebody who comes, with what is kept free for their greeting.
  final class Guest {
    private long wantedBytes;
    private long takenBytes;

    private Guest() {}

    /// Whether there is room for a greeting of this size, and for this guest it stays free.
    boolean hasRoom(long bytes) {
      wantedBytes = bytes;
      if (bytes <= SMALL_BYTES || takenBytes > 0) {
        return true;
      }
      lock.lock();
      try {
        if (line.isLocked() || isFull(bytes)) {
          return false;
        }
        take(bytes);
        return true;
      } finally {
        lock.unlock();
      }
    }

    /// One after another, in the order of their coming.
    private void awaitRoom() {
      line.lock();
      try {
        lock.lock();
        try {
          while (isFull(wantedBytes)) {
            room.awaitUninterruptibly();
          }
          take(wantedBytes);
        } finally {
          lock.unlock();
        }
      } finally {
        line.unlock();
      }
    }

    private void take(long bytes) {
      takenBytes = bytes;
      underWayBytes += bytes;
    }

    private void release() {
      lock.lock();
      try {
        underWayBytes -= takenBytes;
        takenBytes = 0;
        room.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private boolean isFull(long bytes) {
    long held = unreadBytes + underWayBytes;
    return held > 0 && held + bytes > mostBytes;
  }

  /// Part of a greeting waits to be read.
  void waits(int bytes) {
    lock.lock();
    try {
      unreadBytes += bytes;
    } finally {
      lock.unlock();
    }
  }

  /// Part of a greeting has been read, or nobody will read it any more.
  void settled(long bytes) {
    lock.lock();
    try {
      unreadBytes -= bytes;
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// How much of greetings waits to be read.
  long unreadBytes() {
    lock.lock();
    try {
      return unreadBytes;
    } finally {
      lock.unlock();
    }
  }
}
