// dotnet-ef needs a program to start from; see DesignContextFactory and build/add-migration.
return 0;
