class Surroundings {
  Path log;
  List<Path> files;
  List<Path> shards;
  List<URI> uris;

  static String load(URI uri) throws IOException {
    return uri.toString();
  }

  static void add(Path shard, String page) throws IOException {}
}
