using BasiqAdmin.Testing.Runs;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]
