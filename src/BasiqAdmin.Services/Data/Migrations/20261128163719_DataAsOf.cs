using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BasiqAdmin.Services.Data.Migrations
{
    /// <inheritdoc />
    public partial class DataAsOf : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "DataAsOf",
                table: "Connections",
                type: "INTEGER",
                nullable: true);
            migrationBuilder.FillDataAsOf();
            migrationBuilder.CreateDataAsOfIndex();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropDataAsOfIndex();
            migrationBuilder.DropColumn(
                name: "DataAsOf",
                table: "Connections");
        }
    }
}
