using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BasiqAdmin.Services.Data.Migrations
{
    /// <inheritdoc />
    public partial class InboxPlaces : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.ComputeInboxPlaces();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // The places before followed from positions in the code of that version, which nobody needs back.
        }
    }
}
