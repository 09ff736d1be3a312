class Surroundings {
  Path image;
  List<Path> images;
  List<ResizeTask> tasks;
  ResizePool pool;
  Report report;

  interface Report {
    void add(Outcome<ResizeTask, Path> outcome);

    void done(long index, Path file);

    void failed(long index, Throwable exception);
  }
}
